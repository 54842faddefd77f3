import { defineConfig } from "vitest/config";

// A run of the Pulumi CLI takes seconds, and on a busy machine a minute.
const timeout = 300_000;

export default defineConfig({ test: { testTimeout: timeout, hookTimeout: timeout } });
