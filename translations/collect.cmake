# SPDX-License-Identifier: GPL-3.0-or-later
# Collects the texts of app/ and editor/ into the .ts files. lupdate 6.4 does not understand
# `namespace a::b {`, so its contexts would miss the namespace that tr() looks them up with: it
# reads copies in which nested namespaces are spelled out.
#   cmake -DSOURCE=… -DSTAGING=… -DLUPDATE=… -P collect.cmake
file(REMOVE_RECURSE ${STAGING})
file(GLOB_RECURSE sources RELATIVE ${SOURCE} ${SOURCE}/app/*.cpp ${SOURCE}/app/*.h ${SOURCE}/editor/*.cpp
    ${SOURCE}/editor/*.h)
foreach(source IN LISTS sources)
    file(READ ${SOURCE}/${source} text)
    # Blocks of forward declarations do not matter here and close without a comment.
    string(REGEX REPLACE "namespace [a-z]+::[a-z]+\n{\n([a-z]+ [A-Za-z]+;\n)+}" "" text "${text}")
    string(REGEX REPLACE "namespace ([a-z]+)::([a-z]+)\n{" "namespace \\1 { namespace \\2\n{" text "${text}")
    string(REGEX REPLACE "\n} // namespace [a-z]+::[a-z]+" "\n} }" text "${text}")
    file(WRITE ${STAGING}/${source} "${text}")
endforeach()
foreach(language en ja)
    execute_process(
        COMMAND ${LUPDATE} -silent -no-obsolete -locations none -no-ui-lines -source-language en
            -target-language ${language} -I ${STAGING} ${STAGING}/app ${STAGING}/editor
            -ts ${SOURCE}/translations/patchbay_${language}.ts
        RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "lupdate failed for ${language}")
    endif()
endforeach()
