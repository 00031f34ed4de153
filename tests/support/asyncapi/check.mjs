// Reads an AsyncAPI document from standard input with the official parser; prints its problems, exits 1 where there are any.
import { readFileSync } from "node:fs";
import parserPackage from "@asyncapi/parser";

const { diagnostics } = await new parserPackage.Parser().parse(readFileSync(0, "utf8"));
const errors = diagnostics.filter((found) => found.severity === 0);
for (const found of errors) console.log(`${found.path.join(".")}: ${found.message}`);
process.exit(errors.length ? 1 : 0);
