const NO_ROUTE = "the service publishes no route for it, so there is nothing to send";

/** The exchanges that cannot be replayed, by their number in the examples file, with the reason. */
export const unsent: Record<number, string> = Object.fromEntries(
  [33, 34, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47].map((index) => [index, NO_ROUTE]),
);

/** The exchanges whose recorded answer is said to be abridged: the emulator's has more members. */
export const abridged: Record<number, string> = {
  54: "the calls' stdout, stderr, backendStatus and others are left out of the example",
};

/**
 * All exchanges were constructed from the references; none was observed. These agree, but rest on something that the
 * references leave open.
 */
export const uncertain: Record<number, string> = {
  3: "status 201 is assumed (setting creationStatus)",
  6: "status 201 is as printed in the reference",
  10: "the wrapper and the image differ between the references (setting workflowEnvelope)",
  12: "the scope differs between the references",
  13: "status 201 is assumed (setting creationStatus)",
  14: "status 201 is assumed (setting creationStatus)",
  15: "status and shape of the answer are unknown: the emulator answers 201 without a body",
  16: "whether a deleted execution still shows is inferred",
  17: "job_type or jobs_type (setting jobTypes)",
  18: "job_type or jobs_type (setting jobTypes)",
  19: "job_type or jobs_type (setting jobTypes)",
  20: "job_type or jobs_type (setting jobTypes)",
  21: "job_type or jobs_type (setting jobTypes)",
  22: "job_type or jobs_type (setting jobTypes); the query name of priority_sort is not published",
  30: "the grouping was seen only in the vendor's command-line output",
  31: "status 201 is assumed (setting creationStatus)",
  36: "the status is inferred from the code; the emulator gives it by an injected fault",
};
