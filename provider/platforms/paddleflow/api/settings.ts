import { z } from "zod";

import { endpoint } from "../../../core/rest/transport/endpoint";
import { commonKeys } from "../../../core/connection";
import { field } from "../../../core/schema/field";

/** The path before all routes of the server. */
export const BASE_PATH = "/api/paddleflow/v1";

const serverEndpoint = endpoint.superRefine((text, context) => {
  if (!URL.canParse(text)) return;
  const { pathname, search, hash } = new URL(text);
  if (pathname.includes(BASE_PATH)) {
    context.addIssue({ code: "custom", message: `must be given without ${BASE_PATH}` });
  }
  if (search !== "" || hash !== "") {
    context.addIssue({ code: "custom", message: "must have no query and no fragment" });
  }
});

/** The keys of a PaddleFlow connection. */
export const settingsSchema = z.strictObject({
  endpoint: field(
    serverEndpoint,
    "The server's URL, such as `https://paddleflow.example.com:8999`. The server itself speaks http: give it a proxy with " +
      "a certificate, or a tunnel that ends on this machine (`http://localhost:8999`); or set `allowHttp`.",
    { account: true, endpoint: true },
  ),
  username: field(
    z.string().min(1),
    "The user that operations are done as. Users, grants, queues and clusters are for `root` only.",
    { account: "user" },
  ),
  password: field(z.string().min(1), "The user's password.", { secret: true }),
  ...commonKeys({ requestTimeout: 60 }),
});

export type PaddleFlowSettings = z.output<typeof settingsSchema>;
