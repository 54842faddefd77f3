import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";

import { changeCases } from "./changes";
import { existingCases } from "./existing";
import { faultCases, repeatCases } from "./faults";
import type { Fixture } from "./fixture";
import { inputCases } from "./inputs";
import { pluginCases } from "./plugin";
import { quietCases } from "./quiet";
import { recoveryCases } from "./recovery";
import { HOSTS } from "../process";
import { Subject } from "./subject";

export type { Fixture } from "./fixture";

/** The table of cases that every resource passes. */
export function describeLifecycle(fixture: Fixture): void {
  describe.each(HOSTS)(`${fixture.type} passes the lifecycle matrix, %s`, (host) => {
    const subject = new Subject(fixture, host);

    beforeAll(() => subject.open());
    afterAll(() => subject.close());
    beforeEach(() => subject.begin());
    afterEach(() => subject.end());

    quietCases(subject);
    changeCases(subject);
    inputCases(subject);
    recoveryCases(subject);
    // What repeats a request is the core's, whichever host it has, and waits for each of them.
    if (host === "dynamic") repeatCases(subject);
    faultCases(subject);
    existingCases(subject);
    if (host === "plugin") pluginCases(subject);
  });
}
