/** The first letter in upper case. */
export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The first letter in lower case. */
export function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `tencent:TaskTemplate` → `tencent` and `TaskTemplate`. */
export function splitType(type: string): { platform: string; name: string } {
  const [platform = "", name = ""] = type.split(":");
  return { platform, name };
}
