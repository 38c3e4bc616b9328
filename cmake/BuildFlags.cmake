# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries every compiler setting; patchbay_module() and friends link it.
add_library(patchbay_build_flags INTERFACE)
target_compile_features(patchbay_build_flags INTERFACE cxx_std_20)
target_compile_options(patchbay_build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-qual)
target_compile_definitions(patchbay_build_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(PATCHBAY_WARNINGS_AS_ERRORS)
    target_compile_options(patchbay_build_flags INTERFACE -Werror)
endif()
if(PATCHBAY_SANITIZE)
    target_compile_options(patchbay_build_flags INTERFACE
        -fsanitize=${PATCHBAY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # GCC takes the sanitizers' own branches for reachable and warns of bounds (gcc.gnu.org/PR105562
    # and its kin); the other presets keep these warnings.
    target_compile_options(patchbay_build_flags INTERFACE -Wno-array-bounds -Wno-maybe-uninitialized)
    target_link_options(patchbay_build_flags INTERFACE -fsanitize=${PATCHBAY_SANITIZE})
endif()
if(PATCHBAY_HARDENING)
    target_compile_options(patchbay_build_flags INTERFACE -fstack-protector-strong)
    target_compile_definitions(patchbay_build_flags INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(patchbay_build_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
