# SPDX-License-Identifier: GPL-3.0-or-later
# The net itself is tested: a forbidden arrow and a widget in the runtime must stop configure.
cmake_minimum_required(VERSION 3.25)
function(expect_refusal label body text)
    file(REMOVE_RECURSE ${WORK}/${label})
    file(WRITE ${WORK}/${label}/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)\nproject(x LANGUAGES NONE)\n\
include(${SOURCE}/cmake/PatchbayModule.cmake)\n_patchbay_check_arrows(${body})\n")
    execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S ${WORK}/${label} -B ${WORK}/${label}/build
        RESULT_VARIABLE status ERROR_VARIABLE output OUTPUT_QUIET)
    if(text STREQUAL "")
        if(NOT status EQUAL 0)
            message(FATAL_ERROR "${label}: an allowed arrow was refused: ${output}")
        endif()
    elseif(status EQUAL 0 OR NOT output MATCHES "${text}")
        message(FATAL_ERROR "${label}: expected a refusal naming '${text}', got: ${output}")
    endif()
endfunction()
expect_refusal(allowed "runtime_http \"Core\" runtime_base" "")
expect_refusal(upward "runtime_http \"Core\" runtime_engine" "runtime_http may not use runtime_engine")
expect_refusal(widgets "runtime_engine \"Core;Widgets\" runtime_base" "free of")
expect_refusal(unknown "runtime_surprise \"Core\"" "is not in cmake/PatchbayModule.cmake")
