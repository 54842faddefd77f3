import type { Caller } from "../types";
import type { World } from "../world";

function key(caller: Caller, token: string): string {
  return `${caller.action}/${caller.region}/${token}`;
}

/** The id that the token led to before, whether or not the object still exists. */
export function idOfToken(world: World, caller: Caller, token: string | undefined): string | undefined {
  return token === undefined ? undefined : world.state.tokens[key(caller, token)];
}

export function rememberToken(world: World, caller: Caller, token: string | undefined, id: string): void {
  if (token !== undefined) world.state.tokens[key(caller, token)] = id;
}
