import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConnectionError,
  DeadlineError,
  NotFoundError,
  RefusedError,
  ServerError,
} from "../../../../provider/core/errors";
import { listAll } from "../../../../provider/platforms/paddleflow/api/lists";
import { path } from "../../../../provider/platforms/paddleflow/api/names";
import { getQueue } from "../../../../provider/platforms/paddleflow/queue/calls";
import { as, resource, run, startScene, timeLimit } from "../scene/setup";

/** A call of its own: how often the server may fail is counted by operation. */
const read = (action: string, to: string, signal = timeLimit(60_000)) =>
  ({ action, method: "GET", path: to, signal, idempotent: true }) as const;
const listFlavours = (signal?: AbortSignal) => read("listFlavour", "/flavour", signal);
const addFlavour = (name: string) =>
  ({
    action: "createFlavour",
    method: "POST",
    path: "/flavour",
    json: { name, cpu: "1", mem: "1Gi" },
    signal: timeLimit(60_000),
    idempotent: false,
  }) as const;

describe("the login", () => {
  it("is one for calls that run side by side", async () => {
    const { client, emulator } = await startScene();
    await Promise.all(Array.from({ length: 20 }, () => client.call(listFlavours())));
    expect(emulator.control.countRequests()).toEqual({ login: 1, listFlavour: 20 });
  });

  it("is renewed once when the token has ended", async () => {
    const { client, emulator } = await startScene({ tokenExpirationHour: 1 });
    await client.call(listFlavours());
    emulator.control.advance(2 * 3_600);
    await client.call(listFlavours());
    expect(emulator.control.requests().map(({ action, code }) => `${action} ${code}`)).toEqual([
      "login Success",
      "listFlavour Success",
      "listFlavour AuthInvalidToken",
      "login Success",
      "listFlavour Success",
    ]);
  });

  it("is refused with what to do, and the password is not shown", async () => {
    const scene = await startScene();
    const { client } = as(scene, "root", "a-wrong-password-1");
    const error = await client.call(listFlavours()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthorizationError);
    expect((error as Error).message).toMatch(/\(login, AuthFailed, request .+\)\. Check `username` and/);
    expect((error as Error).message).not.toContain("a-wrong-password-1");
  });

  it("of an unknown user is no absence", async () => {
    const scene = await startScene();
    const error = as(scene, "nobody1", "a1b2c3").client.call(listFlavours());
    await expect(error).rejects.toThrow(AuthorizationError);
  });

  it("goes on with the new password of a user whom the program itself has changed", async () => {
    const scene = await startScene();
    const [user, alice] = [resource("User"), { username: "alice1", password: "first1" }];
    await user.make(scene, alice);
    const own = as(scene, "alice1", "first1");
    await own.client.call(listFlavours());
    await user.update(scene, "alice1", { ...alice, password: "second2" }, "password");
    await own.client.call(listFlavours());
    await user.update(scene, "alice1", alice, "password");
    await own.client.call(listFlavours());
    expect(scene.emulator.control.requests().at(-1)).toMatchObject({ code: "Success" });
  });
});

describe("the client", () => {
  it("repeats every kind of failure of what may be repeated", async () => {
    const { client, emulator } = await startScene();
    const on = { platform: "paddleflow", action: "listFlavour" } as const;
    for (const kind of [
      { kind: "throttle" },
      { kind: "http", status: 503 },
      { kind: "reset" },
      { kind: "error", code: "InternalError" },
      { kind: "lostAnswer" },
    ] as const) {
      emulator.control.injectFault({ ...on, ...kind });
    }
    expect(await client.call(listFlavours())).toHaveProperty("flavourList");
    expect(emulator.control.countRequests()).toEqual({ login: 1, listFlavour: 6 });
  });

  it("does not repeat what may have been carried out", async () => {
    const { client, emulator } = await startScene();
    const on = { platform: "paddleflow", action: "createFlavour" } as const;
    emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    await expect(client.call(addFlavour("a"))).rejects.toThrow(ConnectionError);
    emulator.control.injectFault({ ...on, kind: "http", status: 502 });
    await expect(client.call(addFlavour("b"))).rejects.toThrow(ServerError);
    emulator.control.injectFault({ ...on, kind: "throttle" });
    await client.call(addFlavour("c"));
    const names = emulator.control.state("paddleflow").flavours.map(({ name }) => name);
    expect(names.slice(3)).toEqual(["a", "c"]);
  });

  it("gives up where the server says again and again that it failed", async () => {
    const { client, emulator } = await startScene();
    const fault = {
      platform: "paddleflow",
      action: "listFlavour",
      kind: "error",
      code: "InternalError",
    } as const;
    emulator.control.injectFault({ ...fault, times: "always" });
    await expect(client.call(listFlavours())).rejects.toThrow(RefusedError);
    expect(emulator.control.countRequests()).toMatchObject({ listFlavour: 5 });
  });

  it("that fails is told to each call under its own name", async () => {
    const scene = as(await startScene(), "root", "wrong-password");
    const names = ["getUsers", "getQueues", "getClusters"];
    const failures = await Promise.all(
      names.map((name) => run(scene, name).catch((error: unknown) => error as Error)),
    );
    for (const [index, name] of names.entries()) {
      const { message } = failures[index] as Error;
      expect(failures[index]).toBeInstanceOf(AuthorizationError);
      expect(message).toMatch(new RegExp(`^paddleflow:${name}: (?!.*paddleflow:)`));
    }
  });

  it("does not wait for a login past a call's own deadline", async () => {
    const { client, emulator } = await startScene();
    emulator.control.injectFault({
      platform: "paddleflow",
      action: "login",
      kind: "throttle",
      times: "always",
    });
    const deadline = new AbortController();
    const call = client.call(listFlavours(deadline.signal));
    // The second comes once the answer to the first is known.
    void emulator.control.waitForRequests({ action: "login" }, 2).then(() => deadline.abort());
    await expect(call).rejects.toThrow(DeadlineError);
    await expect(call).rejects.toThrow(/too many requests \(login\)/);
  });

  it("asks for no name that ends in login, as the server would take the request for nobody's", async () => {
    const { client, emulator } = await startScene();
    expect(() => getQueue(client, "qlogin", timeLimit(60_000))).toThrow(/"qlogin" cannot be asked for/);
    expect(emulator.control.countRequests()).toEqual({});
  });

  it.each(["aLogin", "a b", "a+b&c=d", "a:b;c,d@e$f", "100%", "é!'()*", "a?b#c"])(
    "finds the name %s",
    async (name) => {
      const { client } = await startScene();
      await client.call(addFlavour(name));
      expect(await client.call(read("showFlavour", path`/flavour/${name}`))).toMatchObject({ name });
    },
  );

  it("knows absence in all its forms", async () => {
    const { client } = await startScene();
    for (const to of [
      "/cluster/none",
      "/queue/none",
      "/flavour/none",
      "/fs/none",
      "/job/none",
      "/pipeline/ppl-999999",
    ]) {
      await expect(client.call(read("show", to))).rejects.toThrow(NotFoundError);
    }
  });
});

describe("lists", () => {
  const flavours = { action: "listFlavour", path: "/flavour", items: "flavourList" };
  const twoByTwo = () => ({ signal: timeLimit(60_000), pageSize: 2 });

  it("are read to their end, page by page", async () => {
    const { client, emulator } = await startScene();
    for (const name of ["a", "b", "c", "d"]) await client.call(addFlavour(name));
    const all = await listAll(client, flavours, twoByTwo());
    expect(all.map(({ name }) => name)).toEqual(
      emulator.control.state("paddleflow").flavours.map(({ name }) => name),
    );
    expect(emulator.control.countRequests()).toMatchObject({ listFlavour: 4 });
  });

  it("end where the server says that more follows and nothing does", async () => {
    const { client, emulator } = await startScene();
    for (const name of ["a1", "a2", "b"]) await client.call(addFlavour(name));
    const found = await listAll(client, flavours, { ...twoByTwo(), query: { name: "a1" } });
    expect(found.map(({ name }) => name)).toEqual(["a1"]);
    expect(emulator.control.countRequests()).toMatchObject({ listFlavour: 2 });
  });

  it("are empty where the server writes null", async () => {
    const { client } = await startScene();
    const users = { action: "listUser", path: "/user", items: "userList" };
    expect(await listAll(client, users, twoByTwo())).toEqual([]);
  });
});
