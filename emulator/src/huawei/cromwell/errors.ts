import { CromwellError } from "../errors";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}

export function checkId(id: string): string {
  if (!isId(id)) throw fail(`Invalid workflow ID: '${id}'.`);
  return id;
}

export function fail(message: string, status = 400): CromwellError {
  return new CromwellError(status, "fail", message);
}

export function unrecognized(id: string): CromwellError {
  return fail(`Unrecognized workflow ID: ${id}`, 404);
}
