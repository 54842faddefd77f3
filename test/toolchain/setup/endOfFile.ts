import { afterAll } from "vitest";

import { closeAll } from "./closing";

// Vitest runs this before each file; a module that the files share is loaded once, so that it cannot do it itself.
afterAll(closeAll);
