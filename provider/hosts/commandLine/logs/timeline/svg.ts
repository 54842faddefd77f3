import { durationText, momentText } from "../../../../core/story/times";
import type { Bar, Timeline } from "./bars";

const WIDTH = 960;
const LABELS = 270;
const NOTES = 200;
const MARGIN = 12;
const ROW = 24;
const BAR = 14;
const HEAD = 56;
const SCALE = 24;
const FOOT = 20;
/** Characters that fit into the room for labels. */
const LONGEST_LABEL = 38;
const NARROWEST = 2;
const MOST_TICKS = 7;

const STYLE = `
    text { font: 12px ui-sans-serif, system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; font-size: 14px; }
    .note { fill: #59636e; }
    .grid { stroke: #d1d9e0; }
    .succeeded { fill: #1a7f37; } .failed { fill: #cf222e; } .running { fill: #0969da; }
    .stopped { fill: #9a6700; } .waiting, .unknown { fill: #818b98; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .note { fill: #9198a1; }
      .grid { stroke: #3d444d; }
      .succeeded { fill: #3fb950; } .failed { fill: #f85149; } .running { fill: #58a6ff; }
      .stopped { fill: #d29922; } .waiting, .unknown { fill: #9198a1; }
    }`;

/** A timeline as an SVG of its own, readable on light and on dark ground. */
export function svgOf(timeline: Timeline): string[] {
  const { title, bars, remarks, begin, end } = timeline;
  const span = Math.max(1, end - begin);
  const room = WIDTH - LABELS - NOTES - 2 * MARGIN;
  const x = (time: number): number => round(MARGIN + LABELS + ((time - begin) / span) * room);
  const bottom = HEAD + SCALE + bars.length * ROW;
  const height = bottom + MARGIN + remarks.length * FOOT;
  const when = bars.length === 0 ? "no part has known times" : momentsOf(timeline);
  const grid = bars.length === 0 ? [] : ticksIn(span).map((tick) => gridLine(x(begin + tick), bottom, tick));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">`,
    `  <title id="title">${xml(title)}</title>`,
    `  <desc id="desc">${xml([when, ...bars.map(sentenceOf), ...remarks].join(". "))}</desc>`,
    `  <style>${STYLE}\n  </style>`,
    `  <text class="title" x="${MARGIN}" y="24">${xml(shortened(title, 110))}</text>`,
    `  <text class="note" x="${MARGIN}" y="44">${xml(when)}</text>`,
    ...grid.flat(),
    ...bars.flatMap((bar, row) => barLines(bar, HEAD + SCALE + row * ROW, x)),
    ...remarks.map(
      (remark, row) =>
        `  <text class="note" x="${MARGIN}" y="${bottom + FOOT * (row + 1)}">${xml(remark)}</text>`,
    ),
    "</svg>",
  ];
}

function momentsOf({ begin, end, hasLocalTimes }: Timeline): string {
  const [from, to] = [begin, end].map((time) => momentText(time, hasLocalTimes));
  return `${from} to ${to}, ${durationText(end - begin)}${hasLocalTimes ? ", in the server's local time" : ""}`;
}

function sentenceOf({ path, state, begin, end, isOpen }: Bar): string {
  return `${path.join(", ")}: ${state}, ${durationText(end - begin)}${isOpen ? " so far" : ""}`;
}

function barLines(bar: Bar, top: number, x: (time: number) => number): string[] {
  const { path, outcome, begin, end, state, isOpen } = bar;
  const [left, right] = [x(begin), x(end)];
  const width = Math.max(NARROWEST, round(right - left));
  const indent = MARGIN + (path.length - 1) * 14;
  const label = shortened(path.at(-1) ?? "", LONGEST_LABEL - 2 * (path.length - 1));
  const took = `${durationText(end - begin)}${isOpen ? " so far" : ""}`;
  const base = top + ROW / 2 + 4;
  return [
    `  <g><title>${xml(sentenceOf(bar))}</title>`,
    `    <text x="${indent}" y="${base}">${xml(label)}</text>`,
    `    <rect class="${outcome}" x="${left}" y="${top + (ROW - BAR) / 2}" width="${width}" height="${BAR}" rx="2"/>`,
    `    <text class="note" x="${round(left + width + 6)}" y="${base}">${xml(shortened(`${took}, ${state}`, 32))}</text>`,
    "  </g>",
  ];
}

function gridLine(at: number, bottom: number, tick: number): string[] {
  return [
    `  <line class="grid" x1="${at}" y1="${HEAD + SCALE - 6}" x2="${at}" y2="${bottom}"/>`,
    `  <text class="note" x="${at}" y="${HEAD + SCALE - 10}" text-anchor="middle">${tick === 0 ? "0" : durationText(tick)}</text>`,
  ];
}

const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
];

/** Where lines stand, in milliseconds from the begin: at round times. */
function ticksIn(span: number): number[] {
  const seconds = span / 1_000;
  const days = Math.ceil(seconds / MOST_TICKS / 86_400) * 86_400;
  const step = STEPS.find((one) => seconds / one <= MOST_TICKS) ?? days;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step * 1_000);
}

const round = (length: number): number => Math.round(length * 10) / 10;

function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as XML has it. Some characters have no place in a document at all. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
