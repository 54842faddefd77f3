/**
 * An error that ends a program with its message alone, and is of its own class to a program that catches it. It has no
 * stack: Pulumi formats the stack of every error that ends a TypeScript program, which can take minutes.
 */
export function refusal<E extends Error>(error: E): E {
  // What makes a RunError of an error, for `RunError.isInstance`.
  Object.defineProperty(error, "__pulumiRunError", { value: true });
  error.stack = "";
  return error;
}
