/** How many tests ended in which way. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What this project reads of the report of Vitest's JSON reporter. */
interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts the tests of a report. A file that failed without a failed test (it could not be loaded, or a hook threw)
 * counts as one failure, and so does a run that failed with no failure to show: nothing red may be counted as green.
 */
export function countTests(reportText: string | undefined, exitCode: number): Counts {
  const report = parse(reportText);
  if (!report) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const failedBefore = count.failed;
    for (const { status } of file.assertionResults) {
      count[status === "passed" || status === "failed" ? status : "skipped"] += 1;
    }
    if (file.status === "failed" && count.failed === failedBefore) {
      count.failed += 1;
    }
  }
  if (count.failed === 0 && (exitCode !== 0 || !report.success)) {
    count.failed = 1;
  }
  return count;
}

/** The last line of a run, in the form that continuous integration looks for. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function parse(text: string | undefined): VitestReport | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as VitestReport);
  } catch {
    return undefined;
  }
}
