/** What `node:timers/promises` does, over the timers that a test may have replaced: those of the module itself stay real. */
export function setTimeout<T>(delay: number, value?: T, options: { signal?: AbortSignal } = {}): Promise<T> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const abandon = () => {
      clearTimeout(timer);
      reject(Object.assign(new Error("The operation was aborted"), { name: "AbortError" }));
    };
    const timer = globalThis.setTimeout(() => {
      signal?.removeEventListener("abort", abandon);
      resolve(value as T);
    }, delay);
    if (signal?.aborted) return abandon();
    signal?.addEventListener("abort", abandon, { once: true });
  });
}
