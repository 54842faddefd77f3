import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";

import { changeCases } from "./changes";
import { existingCases } from "./existing";
import { faultCases } from "./faults";
import type { Fixture } from "./fixture";
import { inputCases } from "./inputs";
import { quietCases } from "./quiet";
import { recoveryCases } from "./recovery";
import { Subject } from "./subject";

export type { Fixture } from "./fixture";

/** The table of cases that every resource passes. */
export function describeLifecycle(fixture: Fixture): void {
  describe(`${fixture.type} passes the lifecycle matrix`, () => {
    const subject = new Subject(fixture);

    beforeAll(() => subject.open());
    afterAll(() => subject.close());
    beforeEach(() => subject.begin());
    afterEach(() => subject.end());

    quietCases(subject);
    changeCases(subject);
    inputCases(subject);
    recoveryCases(subject);
    faultCases(subject);
    existingCases(subject);
  });
}
