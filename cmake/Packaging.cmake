# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev package: a .deb that carries what the build made and names what it needs at run time.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME patchbay)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Patchbay developers <developers@patchbay.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION
    "A code editor that understands the connector hash, the forms and data pills as end users\n\
will see them, and a sandboxed runtime whose every HTTP request is on show. Works offline,\n\
without an account.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded at run time, which no link line shows.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "libcurl4, ruby, ruby-activesupport, ruby-nokogiri, ruby-jwt, ruby-tzinfo, ruby-gyoku, ruby-loofah, ruby-rails-html-sanitizer, tzdata, libqt6svg6, qt6-qpa-plugins, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, fonts-noto-cjk")
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/patchbay) # where Debian looks: the package's name
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/resources/desktop/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
include(CPack)
