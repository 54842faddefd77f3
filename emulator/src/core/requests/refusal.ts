/** How a platform refuses a request. Any other error is a fault of the emulator itself. */
export abstract class Refusal extends Error {}
