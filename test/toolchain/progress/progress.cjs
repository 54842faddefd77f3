// How commands of this repository tell what they are doing. Plain JavaScript, because the bootstrap needs it before
// `npm ci`; TypeScript takes it from index.ts.
const second = 1_000;
const minute = 60_000;
const clearLine = "\r\x1b[K";

/** A log on a stream: one call is one line. On a terminal it can keep a last line that is rewritten. */
function logTo(stream, env = process.env) {
  if (stream.isTTY && env.TERM !== "dumb" && !isSet(env.CI)) {
    return logToTerminal(stream);
  }
  const log = (line) => void stream.write(`${line}\n`);
  return Object.assign(log, { write: (text) => void stream.write(text) });
}

function isSet(variable) {
  return variable !== undefined && variable !== "" && variable !== "false" && variable !== "0";
}

function logToTerminal(stream) {
  const running = [];
  let timer;
  let isShown = false;
  let isLineStart = true;

  const show = () => {
    // The rest of a line that a command is still writing belongs behind its beginning.
    if (running.length === 0 || !isLineStart) return;
    const text = running.map(({ what, start }) => `${what} … ${wholeSeconds(start)}`).join("; ");
    // A longer line would wrap, and only its last part could be rewritten.
    stream.write(`${clearLine}${text.slice(0, (stream.columns || 80) - 1)}`);
    isShown = true;
  };
  const write = (text) => {
    if (text === "") return;
    stream.write(`${isShown ? clearLine : ""}${text}`);
    isShown = false;
    isLineStart = text.endsWith("\n");
    show();
  };
  const log = (line) => write(`${isLineStart ? "" : "\n"}${line}\n`);
  const begin = (what) => {
    const step = { what, start: Date.now() };
    running.push(step);
    timer ??= globalThis.setInterval(show, second);
    show();
    return (outcome) => {
      running.splice(running.indexOf(step), 1);
      if (running.length === 0) {
        globalThis.clearInterval(timer);
        timer = undefined;
      }
      log(`${what} … ${outcome}`);
    };
  };
  return Object.assign(log, { write, begin });
}

/** In a log: after 1, 2, 4 and 8 minutes, and then every 4 minutes. */
function beginInLog(log, what) {
  const start = Date.now();
  let timer;
  const wait = (distance) => {
    timer = globalThis.setTimeout(() => {
      log(`  still at it after ${wholeSeconds(start)}: ${what}`);
      wait(Math.min(Date.now() - start, 4 * minute));
    }, distance);
  };
  log(`${what} …`);
  wait(minute);
  return (outcome) => {
    globalThis.clearTimeout(timer);
    log(`  ${outcome}`);
  };
}

/** Runs a step that may take long: tells that it is under way, and how it ended. */
async function withProgress(log, what, step) {
  const start = Date.now();
  const end = log.begin ? log.begin(what) : beginInLog(log, what);
  try {
    const result = await step();
    end(`done in ${seconds(start)}`);
    return result;
  } catch (error) {
    end(`failed after ${seconds(start)}`);
    throw error;
  }
}

/** The seconds since `start`, as text. */
function seconds(start) {
  const elapsed = (Date.now() - start) / second;
  return `${elapsed < 10 ? elapsed.toFixed(1) : elapsed.toFixed(0)} s`;
}

function wholeSeconds(start) {
  return `${Math.floor((Date.now() - start) / second)} s`;
}

module.exports = { logTo, withProgress, seconds };
