import { vi } from "vitest";

// Timers that a test fakes are those of the global object: a pause of the code under test has to use them.
vi.mock("node:timers/promises", () => import("./core/sample/sleep.js"));
