import type { Lifecycle, Properties } from "../../core/lifecycle";
import { deleteTimeout, INTERNAL, knownOf, wantedOf } from "../bag";

/**
 * After a read by id alone: that it was one, and what of what no read shows the program has changed since it was
 * applied. Check alone is given the inputs that were applied; diff and update compare with outputs, which lack those.
 */
export async function unseenNotes(
  lifecycle: Lifecycle,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  if (olds[INTERNAL.unread] !== true) return {};
  // An import leaves inputs without an identity: nothing has been applied yet.
  if (olds[INTERNAL.identity] === undefined) return { [INTERNAL.unread]: true };
  const names = await lifecycle.unseenChanges(wantedOf(olds).inputs, wantedOf(news).inputs);
  const all = deleteTimeout(olds) === deleteTimeout(news) ? names : [...names, INTERNAL.timeouts];
  return { [INTERNAL.unread]: true, ...(all.length > 0 && { [INTERNAL.unseenChanges]: all }) };
}

/** Whether delete would not know how long it may take: the engine hands it nothing but the outputs. */
export function hasUnseenTimeout(olds: Properties, news: Properties): boolean {
  if (olds[INTERNAL.unread] === true)
    return knownOf("", olds, news).unseen?.includes(INTERNAL.timeouts) ?? false;
  return deleteTimeout(olds) !== deleteTimeout(news);
}

/**
 * Whether the outputs are those of the plugin, from which the resource has moved. The engine keeps them where nothing
 * differs, and without a provider's code among them it could neither refresh nor delete the resource: an update, which
 * sends what differs and so nothing, writes them anew.
 */
export function isFromPlugin(olds: Properties): boolean {
  return olds[INTERNAL.provider] === undefined;
}
