// Runs the compiled `batchflow recover` once for each message, without the second that a new process takes to start.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const commands = "../../dist/provider/hosts/commandLine";
const { runRecover } = require(`${commands}/recover/recoverCommand.js`);
const { failed } = require(`${commands}/failure.js`);

process.on("message", async (options) => {
  const lines = [];
  console.log = console.error = (line) => lines.push(line);
  let code;
  try {
    code = await runRecover(options);
  } catch (error) {
    code = failed(error);
  }
  process.send({ code, text: lines.join("\n") });
});
