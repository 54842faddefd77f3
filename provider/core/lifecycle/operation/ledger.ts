import type { Connection } from "../../connection";
import { Turns } from "./turns";

/** Who has an object in this run. */
interface Holder {
  /** The resource, as the state names it. */
  readonly identity: string | undefined;
  /** It has made it beside the one that its state of before names. */
  readonly beside: boolean;
}

/** What a run knows of the objects of one type in one account, by their ids. */
export class Ledger {
  /** The objects that the engine has named in this run, with the resources that own them. */
  readonly known = new Map<string, string | undefined>();
  /** Objects that the program wants to adopt, with the resources that ask for them. */
  readonly adopting = new Map<string, string>();
  /** Objects that this run has deleted or found deleted: a listing may still show them. */
  readonly gone = new Set<string>();
  /** Until when a deletion whose request got no answer may still be carried out, in milliseconds since the epoch. */
  lateDeletionUntil = 0;
  /** The creates under way whose objects only a name or place identifies. */
  readonly turns = new Turns();
  readonly #holders = new Map<string, Holder>();

  /** Notes when a deletion has got no answer, and for how many seconds it may still be carried out. */
  deletionUnanswered(at: number | undefined, seconds: number): void {
    if (at !== undefined) this.lateDeletionUntil = Math.max(this.lateDeletionUntil, at + seconds * 1_000);
  }

  isGone(id: string): void {
    // The same run may make it again under the same id, such as a name.
    this.known.delete(id);
    this.#holders.delete(id);
    this.gone.add(id);
  }

  isMade(id: string, identity: string | undefined): void {
    this.known.set(id, identity);
    this.gone.delete(id);
  }

  /** Notes that a resource of the program keeps an object, has taken it over or has made it. */
  isHeld(id: string, identity: string | undefined, beside = false): void {
    if (identity !== undefined) this.#holders.set(id, { identity, beside });
  }

  /**
   * Whether an object is not the one any more that a state of before names, which is to be deleted: where ids are names,
   * one that is gone may have been made anew.
   */
  isInUse(id: string, identity: string | undefined): boolean {
    const holder = this.#holders.get(id);
    return holder !== undefined && (holder.identity !== identity || holder.beside);
  }
}

/** Where a connection leads. */
type Whereabouts = Pick<Connection<unknown>, "account" | "place">;

/** What a run knows, for each account and type. */
export class Ledgers {
  /** Resources that diff has found to be replaced, with the ids of the objects that go. */
  readonly replaced = new Map<string, string>();
  readonly #ledgers = new Map<string, Ledger>();
  /** Those of all users of a place. */
  readonly #places = new Map<string, Ledger[]>();

  of({ account, place }: Whereabouts, type: string): Ledger {
    const key = `${account}\n${type}`;
    let ledger = this.#ledgers.get(key);
    if (ledger === undefined) {
      this.#ledgers.set(key, (ledger = new Ledger()));
      this.#at(place, type).push(ledger);
    }
    return ledger;
  }

  /** Whether the engine has named an object in this run, with whichever user's connection. */
  isKnown(id: string, { place }: Whereabouts, type: string): boolean {
    return this.#at(place, type).some(({ known }) => known.has(id));
  }

  #at(place: string, type: string): Ledger[] {
    const key = `${place}\n${type}`;
    let ledgers = this.#places.get(key);
    if (ledgers === undefined) this.#places.set(key, (ledgers = []));
    return ledgers;
  }
}
