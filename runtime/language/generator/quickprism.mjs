// SPDX-License-Identifier: GPL-3.0-or-later
// node quickprism.mjs WASM2C_OUTPUT OUT: the translated prism, made more than twice as quick.
//  - The tree is written byte by byte through four calls a byte; where there is room, the two
//    functions that do it write straight away and leave the rest to the original.
//  - The depth of calls is bounded by the machine's stack itself instead of a counter in memory.
//  - wasm2c keeps loads whose result nobody uses, for the sake of their traps; ours do not trap.
//  - The module's memory never moves, but each access reads its address anew, since any store could
//    have changed it: a register holds it while one of the functions is called that others may call.
import { readFileSync, writeFileSync } from "node:fs";

const [source, out] = process.argv.slice(2);
let text = readFileSync(source, "utf8");

function replace(from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`expected once in wasm2c's output: ${from}`);
  text = parts.join(to);
}

replace("#define wasm_asm __asm__", "#define wasm_asm(X)");
replace("#define FUNC_PROLOGUE\n", `
#if defined(__x86_64__)
register char *patchbay_stack __asm__("rsp");
#elif defined(__aarch64__)
register char *patchbay_stack __asm__("sp");
#else
#define patchbay_stack ((char *)__builtin_frame_address(0))
#endif
char *patchbay_prism_stack_end; /* the parser sets it for each call */
#define FUNC_PROLOGUE if (UNLIKELY(patchbay_stack < patchbay_prism_stack_end)) TRAP(EXHAUSTION);
`);

replace('#include "prism_w.h"\n', `#include "prism_w.h"
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
register u8 *patchbay_memory __asm__("r15");
#elif defined(__GNUC__) && !defined(__clang__) && defined(__aarch64__)
register u8 *patchbay_memory __asm__("x28");
#else
static u8 *patchbay_memory;
#endif
`);
replace("wasm_rt_memcpy(&result, &mem->data[addr], ", "wasm_rt_memcpy(&result, &patchbay_memory[addr], ");
replace("wasm_rt_memcpy(&mem->data[addr], &wrapped, ", "wasm_rt_memcpy(&patchbay_memory[addr], &wrapped, ");
text = text.replace(/^(u32|u64|f32|f64|void) (Z_prismZ_\w+)(\(Z_prism_instance_t\* instance[^)]*\)) \{\n  return (w2c_\w+\([^)]*\));\n\}/gm,
  (whole, type, name, parameters, call) =>
    `${type} ${name}${parameters} {
  u8 *const outside = patchbay_memory; /* the register is the caller's */
  patchbay_memory = instance->w2c_memory.data;
  ${type === "void" ? "" : `const ${type} result = `}${call};
  patchbay_memory = outside;${type === "void" ? "" : "\n  return result;"}
}`);
if (/^\w+ Z_prismZ_\w+\([^)]*\) \{\n  return w2c_/m.test(text))
  throw new Error("a function that others may call has another shape than expected");

for (const name of ["append_byte", "append_varuint"]) {
  const head = `static void w2c_pm_buffer_${name}`;
  const parameters = "(Z_prism_instance_t* instance, u32 w2c_p0, u32 w2c_p1) {";
  replace(head + parameters, `${head}_whole(Z_prism_instance_t*, u32, u32);\n${head}_whole${parameters}`);
}

// pm_buffer_t: length, capacity, address of the bytes.
text += `
static void w2c_pm_buffer_append_byte(Z_prism_instance_t* instance, u32 buffer, u32 value) {
  wasm_rt_memory_t* memory = &instance->w2c_memory;
  const u32 length = i32_load(memory, buffer);
  if (UNLIKELY(length >= i32_load(memory, (u64)buffer + 4))) {
    w2c_pm_buffer_append_byte_whole(instance, buffer, value);
    return;
  }
  i32_store8(memory, (u64)i32_load(memory, (u64)buffer + 8) + length, value);
  i32_store(memory, buffer, length + 1);
}

static void w2c_pm_buffer_append_varuint(Z_prism_instance_t* instance, u32 buffer, u32 value) {
  wasm_rt_memory_t* memory = &instance->w2c_memory;
  u32 length = i32_load(memory, buffer);
  const u32 capacity = i32_load(memory, (u64)buffer + 4);
  if (UNLIKELY(capacity < 5 || length > capacity - 5)) {
    w2c_pm_buffer_append_varuint_whole(instance, buffer, value);
    return;
  }
  const u64 data = i32_load(memory, (u64)buffer + 8);
  for (; value >= 128; value >>= 7)
    i32_store8(memory, data + length++, value | 128);
  i32_store8(memory, data + length++, value);
  i32_store(memory, buffer, length);
}
`;
writeFileSync(out, text);
