// SPDX-License-Identifier: GPL-3.0-or-later
// node quickprism.mjs WASM2C_OUTPUT OUT: the translated prism, made more than twice as quick.
//  - The tree is written byte by byte through four calls a byte; where there is room, the two
//    functions that do it write straight away and leave the rest to the original.
//  - The depth of calls is bounded by the machine's stack itself instead of a counter in memory.
//  - wasm2c keeps loads whose result nobody uses, for the sake of their traps; ours do not trap.
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
