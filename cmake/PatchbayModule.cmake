# SPDX-License-Identifier: GPL-3.0-or-later
# A folder is a target and its link line is its arrows. Every target of the product is declared
# here and may use only what the table below allows; anything else stops the configure step.
# A new arrow is an edit of this table, in a commit that says why (docs/architecture.md).

set(PATCHBAY_ARROWS_runtime_base "")
set(PATCHBAY_ARROWS_runtime_files "runtime_base")
set(PATCHBAY_ARROWS_runtime_json "runtime_base")
set(PATCHBAY_ARROWS_runtime_language "runtime_base;runtime_json")
set(PATCHBAY_ARROWS_runtime_schema "runtime_base;runtime_json")
set(PATCHBAY_ARROWS_runtime_protocol "runtime_base;runtime_json")
set(PATCHBAY_ARROWS_runtime_http "runtime_base;runtime_json")
set(PATCHBAY_ARROWS_runtime_http_mockserver "runtime_base;runtime_json;runtime_http")
set(PATCHBAY_ARROWS_runtime_project "runtime_base;runtime_files;runtime_json")
set(PATCHBAY_ARROWS_runtime_host "")
set(PATCHBAY_ARROWS_runtime_traffic "runtime_base;runtime_json;runtime_http")
set(PATCHBAY_ARROWS_runtime_hostlink "runtime_base;runtime_json;runtime_protocol")
set(PATCHBAY_ARROWS_runtime_auth "runtime_base;runtime_json;runtime_http;runtime_project")
set(PATCHBAY_ARROWS_runtime_engine
    "runtime_base;runtime_json;runtime_protocol;runtime_http;runtime_traffic;runtime_hostlink;runtime_project;runtime_schema;runtime_auth")

set(PATCHBAY_RUNTIME_ALL
    "runtime_base;runtime_files;runtime_json;runtime_language;runtime_schema;runtime_protocol;runtime_http;runtime_http_mockserver;runtime_project;runtime_traffic;runtime_hostlink;runtime_auth;runtime_engine")

set(PATCHBAY_EDITOR_RUNTIME "runtime_base;runtime_files;runtime_json;runtime_language")
set(PATCHBAY_ARROWS_editor_document "${PATCHBAY_EDITOR_RUNTIME}")
set(PATCHBAY_ARROWS_editor_view "${PATCHBAY_EDITOR_RUNTIME};editor_document")
set(PATCHBAY_ARROWS_editor_lexers "${PATCHBAY_EDITOR_RUNTIME};editor_document;editor_view")
set(PATCHBAY_ARROWS_editor_decorators "${PATCHBAY_EDITOR_RUNTIME};editor_document;editor_view")
set(PATCHBAY_ARROWS_editor_completion "${PATCHBAY_EDITOR_RUNTIME};editor_document;editor_view")
set(PATCHBAY_ARROWS_editor_search "${PATCHBAY_EDITOR_RUNTIME};editor_document;editor_view")
set(PATCHBAY_EDITOR_ALL
    "editor_document;editor_view;editor_lexers;editor_decorators;editor_completion;editor_search")

# A library beside main.cpp, so that the command line is tested without starting it.
set(PATCHBAY_ARROWS_app_cli_parts "${PATCHBAY_RUNTIME_ALL}")
set(PATCHBAY_ARROWS_app_cli "${PATCHBAY_RUNTIME_ALL};app_cli_parts")
set(PATCHBAY_ARROWS_app_models "${PATCHBAY_RUNTIME_ALL}")
set(PATCHBAY_ARROWS_app_theme "runtime_base;runtime_json")
# Views of data that several panels show: bodies, JSON.
set(PATCHBAY_ARROWS_app_widgets "runtime_base;runtime_json;runtime_http;app_models;app_theme")
# Forms over a FormModel: the preview of an operation and the settings of a connection.
set(PATCHBAY_ARROWS_app_forms "runtime_base;runtime_json;runtime_schema;app_theme;app_widgets")
set(PATCHBAY_ARROWS_app_actions "runtime_base;runtime_json;app_theme")
set(PATCHBAY_ARROWS_app_dialogs "runtime_base;runtime_json;runtime_project;app_theme;app_actions")
set(PATCHBAY_ARROWS_app_preferences
    "runtime_base;runtime_json;runtime_project;app_theme;app_actions;app_dialogs;editor_view")
set(PATCHBAY_PANEL_MAY
    "${PATCHBAY_RUNTIME_ALL};app_models;app_actions;app_theme;app_widgets;app_forms;app_dialogs;editor_view;editor_lexers;editor_document")
foreach(panel outline preview run output network console problems connection)
    set(PATCHBAY_ARROWS_app_panels_${panel} "${PATCHBAY_PANEL_MAY}")
    list(APPEND PATCHBAY_PANELS_ALL app_panels_${panel})
endforeach()
set(PATCHBAY_ARROWS_app_shell
    "${PATCHBAY_PANEL_MAY};${PATCHBAY_EDITOR_ALL};${PATCHBAY_PANELS_ALL};app_preferences")
set(PATCHBAY_ARROWS_app_composition "${PATCHBAY_ARROWS_app_shell};app_shell")
set(PATCHBAY_ARROWS_app "${PATCHBAY_ARROWS_app_composition};app_composition")

# What may draw. Everything else that asks for Qt Gui or Widgets is refused.
set(PATCHBAY_MAY_DRAW
    "editor_document;${PATCHBAY_EDITOR_ALL};app_theme;app_widgets;app_forms;app_actions;app_dialogs;app_preferences;${PATCHBAY_PANELS_ALL};app_shell;app_composition;app")

function(_patchbay_check_arrows name qt)
    if(NOT DEFINED PATCHBAY_ARROWS_${name})
        message(FATAL_ERROR "${name} is not in cmake/PatchbayModule.cmake; add it with its arrows")
    endif()
    foreach(dep IN LISTS ARGN)
        if(NOT dep IN_LIST PATCHBAY_ARROWS_${name})
            message(FATAL_ERROR "${name} may not use ${dep}; see docs/architecture.md")
        endif()
    endforeach()
    foreach(component IN LISTS qt)
        if(component MATCHES "^(Gui|Widgets|Svg|SvgWidgets)$" AND NOT name IN_LIST PATCHBAY_MAY_DRAW)
            message(FATAL_ERROR "${name} must stay free of Qt ${component}")
        endif()
    endforeach()
endfunction()

function(_patchbay_link name visibility)
    foreach(dep IN LISTS ARGN)
        target_link_libraries(${name} ${visibility} ${dep})
    endforeach()
endfunction()

# patchbay_module(runtime_http SOURCES a.cpp a.h USES runtime_base QT Core LIBS CURL::libcurl)
#   USES  other modules, checked against the table;  QT  Qt components
#   LIBS  third-party libraries seen by users of the headers;  PRIVATE_LIBS  hidden ones
function(patchbay_module name)
    cmake_parse_arguments(M "" "" "SOURCES;USES;QT;LIBS;PRIVATE_LIBS" ${ARGN})
    _patchbay_check_arrows(${name} "${M_QT}" ${M_USES})
    list(TRANSFORM M_QT PREPEND "Qt6::" OUTPUT_VARIABLE qt)
    add_library(${name} STATIC ${M_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    _patchbay_link(${name} PUBLIC ${M_USES} ${qt} ${M_LIBS} patchbay_build_flags)
    _patchbay_link(${name} PRIVATE ${M_PRIVATE_LIBS})
    set_property(GLOBAL APPEND PROPERTY PATCHBAY_MODULES ${name})
endfunction()

# patchbay_executable(app_cli OUTPUT patchbay-cli SOURCES … USES … QT … LIBS …)
function(patchbay_executable name)
    cmake_parse_arguments(M "" "OUTPUT" "SOURCES;USES;QT;LIBS" ${ARGN})
    _patchbay_check_arrows(${name} "${M_QT}" ${M_USES})
    list(TRANSFORM M_QT PREPEND "Qt6::" OUTPUT_VARIABLE qt)
    add_executable(${name} ${M_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON OUTPUT_NAME ${M_OUTPUT}
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    _patchbay_link(${name} PRIVATE ${M_USES} ${qt} ${M_LIBS} patchbay_build_flags)
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# patchbay_test(tst_frame SOURCES tst_frame.cpp USES runtime_protocol [GUI] [QT …] [LIBS …] [TIMEOUT 180])
#   A test may use any module; GUI tests run offscreen and are left out of the headless preset.
#   TIMEOUT is in seconds, meant for two busy cores, 180 unless told; sanitizers get three times that.
#   Each test has its own configuration and data folders, so none touches the user's or another's.
function(patchbay_test name)
    cmake_parse_arguments(T "GUI" "TIMEOUT" "SOURCES;USES;QT;LIBS;LABELS" ${ARGN})
    if(T_GUI AND NOT PATCHBAY_GUI)
        return()
    endif()
    foreach(dep IN LISTS T_USES)
        if(NOT TARGET ${dep})
            message(FATAL_ERROR "${name} uses ${dep}, which this preset does not build")
        endif()
    endforeach()
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 180)
    endif()
    if(PATCHBAY_SANITIZE)
        math(EXPR T_TIMEOUT "3 * ${T_TIMEOUT}")
    endif()
    set(home ${PROJECT_BINARY_DIR}/tests/home/${name})
    list(TRANSFORM T_QT PREPEND "Qt6::" OUTPUT_VARIABLE qt)
    add_executable(${name} ${T_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE
        PATCHBAY_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        PATCHBAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        PATCHBAY_BUILD_DIR="${PROJECT_BINARY_DIR}")
    _patchbay_link(${name} PRIVATE ${T_USES} ${qt} ${T_LIBS} Qt6::Test patchbay_build_flags)
    add_test(NAME ${name} COMMAND ${name})
    if(T_GUI)
        set(kind gui)
    else()
        set(kind unit)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${kind};${T_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data")
endfunction()
