// SPDX-License-Identifier: GPL-3.0-or-later
// node nodetables.mjs PACKAGE_SRC HEADER_OF_WASM2C OUT_TABLES OUT_STUBS
// Reads prism's own deserialiser and writes the table of node layouts our reader walks, and reads
// the header of the translated module and writes the system calls it imports, all refused.
import { readFileSync, writeFileSync } from "node:fs";

const [source, header, outTables, outStubs] = process.argv.slice(2);
const reader = readFileSync(`${source}/deserialize.js`, "utf8");
const classes = readFileSync(`${source}/nodes.js`, "utf8");
const licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n// Generated; do not edit.\n";

const letters = {
  readRequiredNode: "N", readOptionalNode: "n", readLocation: "L", readOptionalLocation: "l",
  readRequiredConstant: "C", readOptionalConstant: "c", readStringField: "S", readInteger: "I",
  readDouble: "D", readByte: "B", readVarInt: "V", readUint32: "U",
};

function fieldNames(node) {
  const body = classes.slice(classes.indexOf(`export class ${node} {`));
  const list = /constructor\(([^)]*)\)/.exec(body)[1].split(",").map((name) => name.trim());
  return list.slice(3).map((name) => name.replace(/_$/, ""));
}

function layout(text) {
  let ops = "";
  const pattern = /Array\.from\(\{ length: buffer\.readVarInt\(\) \}, (\w+)\)|(?:buffer\.)?(read\w+)\(\w*\)/g;
  for (const [, element, single] of text.matchAll(pattern)) {
    const letter = letters[element ?? single];
    if (!letter) throw new Error(`unknown reader ${element ?? single}`);
    ops += element ? `*${letter}` : letter;
  }
  return ops;
}

const rows = [];
const cases = /case (\d+):\s*(buffer\.readUint32\(\);\s*)?return new nodes\.(\w+)\(nodeID, location, flags = buffer\.readVarInt\(\)(.*)\);\n/g;
for (const [, number, skip, name, rest] of reader.matchAll(cases)) {
  if (Number(number) !== rows.length + 1) throw new Error(`node ${number} is out of order`);
  rows.push({ name, ops: (skip ? "!" : "") + layout(rest), fields: fieldNames(name) });
}
if (rows.length < 100) throw new Error("the deserialiser has another shape than expected");

const list = (name) => [...new RegExp(`const ${name} = \\[(.*?)\\];`, "s").exec(reader)[1].matchAll(/"(\w+)"/g)]
  .map((match) => match[1]);

let tables = `${licence}#include <cstdint>\n\nnamespace patchbay::language::prism\n{\n`;
tables += `inline constexpr int nodeTypeCount = ${rows.length};\n`;
tables += `inline constexpr const char *const layouts[] = {"",\n${rows.map((row) => `    "${row.ops}",\n`).join("")}};\n`;
tables += `enum Kind : std::uint8_t {\n    NoKind = 0,\n${rows.map((row, i) => `    ${row.name} = ${i + 1},\n`).join("")}};\n`;
tables += "namespace field\n{\n";
for (const row of rows)
  row.fields.forEach((name, i) => { tables += `inline constexpr int ${row.name}_${name} = ${i};\n`; });
tables += "}\n";
// The serialised numbers of warnings go on where those of the errors end.
const errors = list("errorTypes").length;
list("warningTypes").forEach((name, i) => { tables += `inline constexpr std::uint32_t warning_${name} = ${errors + i};\n`; });
tables += "}\n";
writeFileSync(outTables, tables);

const imports = readFileSync(header, "utf8").matchAll(/^(?:extern )?(u32|void) (Z_wasi_snapshot_preview1Z_\w+)\(([^)]*)\);/gm);
let stubs = `${licence}#include "prism_w.h"\n#include <stdlib.h>\n`;
let count = 0;
for (const [, result, name, parameters] of imports) {
  const named = parameters.split(",").map((type, i) => `${type.trim()} a${i}`).join(", ");
  // 52 = ENOSYS in WASI; leaving the process would be a broken parser.
  stubs += `${result} ${name}(${named}) { ${result === "u32" ? "return 52;" : "wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);"} }\n`;
  ++count;
}
if (count === 0) throw new Error("no imports found in the header of the module");
writeFileSync(outStubs, stubs);
