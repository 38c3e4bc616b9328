# SPDX-License-Identifier: GPL-3.0-or-later
# Neither the command line nor the host links anything that draws, and the host links no Qt at all.
# Nothing links libcurl, whose libraries would be loaded before the first window
# (runtime/http/curllibrary.h).
cmake_minimum_required(VERSION 3.25)
set(programs patchbay-cli patchbay-host)
if(EXISTS ${BIN}/patchbay)
    list(APPEND programs patchbay)
endif()
foreach(program IN LISTS programs)
    execute_process(COMMAND readelf -d ${BIN}/${program} OUTPUT_VARIABLE dynamic RESULT_VARIABLE status)
    if(NOT status EQUAL 0 OR NOT dynamic MATCHES "NEEDED")
        message(FATAL_ERROR "readelf found nothing in ${BIN}/${program}")
    endif()
    if(dynamic MATCHES "libcurl")
        message(FATAL_ERROR "${program} links ${CMAKE_MATCH_0}")
    endif()
    if(NOT program STREQUAL "patchbay" AND dynamic MATCHES "libQt6(Gui|Widgets|Svg)|qscintilla")
        message(FATAL_ERROR "${program} links ${CMAKE_MATCH_0}")
    endif()
    if(program STREQUAL "patchbay-host" AND dynamic MATCHES "libQt6")
        message(FATAL_ERROR "the host links Qt")
    endif()
endforeach()
