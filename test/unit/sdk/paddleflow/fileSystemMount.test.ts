import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, expectTypeOf, it } from "vitest";

import { checkedSetting, useConnections } from "../../../../sdk/connection";
import {
  FileSystemMount,
  type FileSystemMountArgs,
  type SshHostArgs,
} from "../../../../sdk/paddleflow/fileSystemMount";
import { mockEngine, type Registration } from "../setup";

const fileSystem = {
  id: pulumi.output("alice/data"),
  storage: pulumi.output({ type: "s3", secretKey: "key-1" }),
};
/** What marks a secret in what the engine is told. */
const SECRET = "4dabf18193072939515e22adb298388d";
let registrations: Registration[];

/** The command that a mount registers. */
async function commandOf(
  name: string,
  args: Partial<FileSystemMountArgs> = {},
  options: pulumi.ComponentResourceOptions = {},
): Promise<Registration> {
  const mount = new FileSystemMount(name, { fileSystem, mountPoint: "/mnt/data", ...args }, options);
  await new Promise((resolve) => mount.mountPoint.apply(resolve));
  await pulumi.runtime.disconnect();
  const found = registrations.find(({ type, name: its }) => type.startsWith("command:") && its === name);
  if (found === undefined) throw new Error("no command was registered");
  return found;
}

describe("a mount", () => {
  beforeAll(async () => {
    registrations = await mockEngine();
    pulumi.runtime.setAllConfig({
      "batchflow:paddleflow": JSON.stringify({
        endpoint: "http://localhost:8999",
        username: "alice",
        password: "Passw0rd-1",
      }),
      "batchflow:in-clear": JSON.stringify({
        endpoint: "http://10.0.0.1:8999",
        allowHttp: true,
        username: "alice",
        password: "Passw0rd-1",
      }),
      "batchflow:behind-proxy": JSON.stringify({
        endpoint: "https://paddleflow.example.com/base",
        username: "alice",
        password: "Passw0rd-1",
      }),
    });
  });

  it("is a command on this machine, or over SSH on the host that is named", async () => {
    const local = await commandOf("here");
    expect(local.type).toBe("command:local:Command");
    expect(local.inputs.create).toContain(
      "'--fs-id=fs-alice-data' '--mount-point=/mnt/data' '--server=localhost:8999'",
    );
    expect(local.inputs.create).toContain("'http://localhost:8999/api/paddleflow/v1/login'");
    expect(local.inputs.delete).toContain("'pfs-fuse' umount '/mnt/data'");

    const remote = await commandOf("there", {
      host: { host: "10.0.0.7", user: "root" },
      server: "10.0.0.1:8999",
    });
    expect(remote.type).toBe("command:remote:Command");
    expect(remote.inputs.connection).toMatchObject({ value: { host: "10.0.0.7", user: "root" } });
    expect(remote.inputs.create).toContain("'--server=10.0.0.1:8999'");
  });

  it("takes of the host what @pulumi/command takes, by types that do not need it", () => {
    expectTypeOf<SshHostArgs>().toEqualTypeOf<command.types.input.remote.ConnectionArgs>();
  });

  it("logs in where the host is told to, and calls the server over HTTP", async () => {
    const { inputs } = await commandOf("tunnelled", {
      host: { host: "10.0.0.7", user: "root" },
      loginEndpoint: "http://127.0.0.1:18999",
    });
    expect(inputs.create).toContain("'http://127.0.0.1:18999/api/paddleflow/v1/login'");
    expect(inputs.create).toContain("'--server=127.0.0.1:18999'");
    expect(JSON.stringify(inputs)).not.toContain("localhost:8999");

    const { inputs: proxied } = await commandOf("proxied", {
      connection: "behind-proxy",
      server: "10.0.0.1:8999",
    });
    expect(proxied.create).toContain("'https://paddleflow.example.com/base/api/paddleflow/v1/login'");
    expect(proxied.create).toContain("'--server=10.0.0.1:8999'");
  });

  it("takes the connection that its component gives", async () => {
    const transformations = [useConnections({ paddleflow: "behind-proxy" })];
    const { inputs } = await commandOf("inherited", { server: "10.0.0.1:8999" }, { transformations });
    expect(inputs.create).toContain("'https://paddleflow.example.com/base/api/paddleflow/v1/login'");
  });

  it("needs no connection where all is given", async () => {
    const { inputs } = await commandOf("given", {
      connection: "none-such",
      loginEndpoint: "https://paddleflow.example.com",
      server: "10.0.0.1:8999",
      username: "bob",
      password: "Passw0rd-2",
    });
    expect(inputs.create).toContain("'https://paddleflow.example.com/api/paddleflow/v1/login'");
    expect(inputs.stdin).toMatchObject({ value: '{"username":"bob","password":"Passw0rd-2"}' });
  });

  it.each([
    ["http://10.0.0.1:8999", /^loginEndpoint must be https; http is for loopback/],
    ["https://host/api/paddleflow/v1", /^loginEndpoint must be given without/],
    ["10.0.0.1:8999", /^loginEndpoint must be/],
  ])("does not log in at %s", async (given, message) => {
    await expect(checkedSetting("paddleflow", "endpoint", given, "loginEndpoint")).rejects.toThrow(message);
  });

  it("logs in over plain HTTP beyond this machine only where the connection allows it", async () => {
    for (const loginEndpoint of [undefined, "http://10.0.0.2:8999"]) {
      const { inputs } = await commandOf(`clear-${loginEndpoint}`, { connection: "in-clear", loginEndpoint });
      expect(inputs.create).toContain(`'${loginEndpoint ?? "http://10.0.0.1:8999"}/api/paddleflow/v1/login'`);
    }
  });

  it("hands the credentials over on standard input alone, as a secret", async () => {
    const { inputs } = await commandOf("quiet");
    const { stdin, ...others } = inputs;
    expect(stdin).toEqual({
      [SECRET]: expect.any(String) as string,
      value: '{"username":"alice","password":"Passw0rd-1"}',
    });
    expect(JSON.stringify(others)).not.toContain("Passw0rd-1");
  });

  it("tells no digest of a password: with one, passwords can be tried out", async () => {
    const host = { host: "10.0.0.7", user: "root", password: "Passw0rd-3" };
    const { inputs } = await commandOf("guarded", { host, server: "10.0.0.1:8999" });
    // The stand-in for the engine shows a list with a secret in it as one.
    expect(inputs.triggers).toEqual({
      [SECRET]: expect.any(String) as string,
      value: [
        expect.objectContaining({ mountPoint: "/mnt/data" }),
        expect.stringMatching(/^[0-9a-f]{16}$/),
        expect.stringMatching(/^[0-9a-f]{16}$/),
      ],
    });
  });

  it("is made again when options or storage change, and only then", async () => {
    const triggers = async (name: string, args: Partial<FileSystemMountArgs>) =>
      JSON.stringify((await commandOf(name, args)).inputs.triggers);
    const plain = await triggers("t1", {});
    expect(await triggers("t2", { password: "another" })).toBe(plain);
    expect(await triggers("t3", { options: { "block-size": 0 } })).not.toBe(plain);
    const changed = { ...fileSystem, storage: pulumi.output({ type: "s3", secretKey: "key-2" }) };
    expect(await triggers("t4", { fileSystem: changed })).not.toBe(plain);
  });
});
