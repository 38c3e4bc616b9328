# SPDX-License-Identifier: GPL-3.0-or-later
# patchbay_add_prism(): the official Ruby parser as the static library patchbay_prism. Its npm package
# carries it as WebAssembly alone; Debian's wasm2c turns that into C, node writes the node tables.
include(NpmPackage)

function(patchbay_add_prism)
    patchbay_npm_package(@ruby/prism 1.9.0 PATCHBAY_PRISM_SHA256 package)
    find_program(WASM2C wasm2c)
    if(NOT WASM2C)
        message(FATAL_ERROR "wasm2c is missing; on Debian it is in the package wabt")
    endif()
    find_program(NODE NAMES node nodejs)
    if(NOT NODE)
        message(FATAL_ERROR "node is missing; npm needs it too (Debian: nodejs)")
    endif()
    find_path(WASM_RT_DIR wasm-rt-impl.c PATHS /usr/share/wabt/wasm2c /usr/local/share/wabt/wasm2c)
    if(NOT WASM_RT_DIR)
        message(FATAL_ERROR "wasm-rt-impl.c is missing; on Debian it is in the package wabt")
    endif()

    set(out ${CMAKE_CURRENT_BINARY_DIR}/prism)
    set(generator ${PROJECT_SOURCE_DIR}/runtime/language/generator/nodetables.mjs)
    set(quickener ${PROJECT_SOURCE_DIR}/runtime/language/generator/quickprism.mjs)
    file(MAKE_DIRECTORY ${out})
    add_custom_command(OUTPUT ${out}/prism.c ${out}/prism_w.h ${out}/prismtables.h ${out}/wasistubs.c
        COMMAND ${WASM2C} ${package}/src/prism.wasm -n prism -o prism_w.c
        COMMAND ${NODE} ${quickener} ${out}/prism_w.c ${out}/prism.c
        COMMAND ${NODE} ${generator} ${package}/src ${out}/prism_w.h ${out}/prismtables.h ${out}/wasistubs.c
        DEPENDS ${generator} ${quickener} WORKING_DIRECTORY ${out} COMMENT "Translating prism" VERBATIM)

    add_library(patchbay_prism STATIC
        ${out}/prism.c ${out}/wasistubs.c ${out}/prismtables.h ${WASM_RT_DIR}/wasm-rt-impl.c)
    set_target_properties(patchbay_prism PROPERTIES AUTOMOC OFF C_STANDARD 11 C_EXTENSIONS ON)
    target_include_directories(patchbay_prism SYSTEM PUBLIC ${out} ${WASM_RT_DIR})
    # All addresses that the module can form lie in one mapping of its own (prismparser.cpp), so its
    # accesses need no checks, and no SIGSEGV handler is put into our process.
    target_compile_definitions(patchbay_prism PUBLIC
        WASM_RT_MEMCHECK_SIGNAL_HANDLER=1 WASM_RT_SKIP_SIGNAL_RECOVERY=1 WASM_RT_USE_STACK_DEPTH_COUNT=0)
    target_compile_options(patchbay_prism PRIVATE -O2 -w)
endfunction()
