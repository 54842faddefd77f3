import { ensurePulumi } from "../pulumi/toolchain";
import { type StackOptions, TestStack } from "./testStack";

export { repositoryRoot } from "../repository";
export type { Program } from "./program";
export { expectSuccess, type Run } from "./outcome";
export type { ConfigSetting } from "./stackFile";
export { type StackOptions, type Stored, type StoredResource, TestStack } from "./testStack";

/** Creates an empty stack on a local backend in a folder of its own. */
export async function createStack(options: StackOptions): Promise<TestStack> {
  const toolchain = await ensurePulumi();
  const stack = new TestStack(options, toolchain);
  try {
    await stack.initialise(options.config ?? {});
    return stack;
  } catch (error) {
    stack.remove();
    throw error;
  }
}

/** Runs `use` with a stack of its own, then destroys what is left of it and removes its folder. */
export async function withStack<T>(options: StackOptions, use: (stack: TestStack) => Promise<T>): Promise<T> {
  const stack = await createStack(options);
  try {
    return await use(stack);
  } finally {
    await stack.dispose();
  }
}
