import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { CheckFailure, CheckResponse, ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

import { messageOf } from "../../../core/errors";
import { type ObjectState, PartialFailure, type Properties } from "../../../core/lifecycle";
import { packed } from "../../bag";

/** The member of a gRPC answer in which an error has its details. */
const DETAILS = "grpc-status-details-bin";

/** The answer of a check: the inputs as they are kept, and why they are refused, if they are. */
export function checkResponse(inputs: Struct, reasons: readonly string[]): CheckResponse {
  const response = new CheckResponse();
  response.setInputs(inputs);
  for (const reason of reasons) {
    const failure = new CheckFailure();
    failure.setReason(reason);
    response.addFailures(failure);
  }
  return response;
}

/** An object is there, but not as it was wanted: the engine keeps it in state. */
class InitialisationFailure extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly properties: Struct,
  ) {
    super(message);
  }
}

/** The state that an operation leads to. Where it failed and an object is there, the failure tells the engine of that. */
export async function initialised(
  operation: Promise<ObjectState>,
  news: Properties,
  answer: (properties: Properties) => Struct,
): Promise<ObjectState> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof PartialFailure)) throw error;
    throw new InitialisationFailure(error.message, error.state.id, answer(packed(error.state, news)));
  }
}

/** An error as gRPC takes it. */
export function serviceError(error: unknown): Pick<ServiceError, "code" | "details" | "metadata"> {
  const metadata = new Metadata();
  const details = messageOf(error);
  if (error instanceof InitialisationFailure) metadata.set(DETAILS, detailsOf(error));
  return { code: status.UNKNOWN, details, metadata };
}

function detailsOf({ message, id, properties }: InitialisationFailure): Buffer {
  const detail = new ErrorResourceInitFailed();
  detail.setId(id);
  detail.setProperties(properties);
  detail.setReasonsList([message]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const answer = new Status();
  answer.setCode(status.UNKNOWN);
  answer.setMessage(message);
  answer.addDetails(any);
  return Buffer.from(answer.serializeBinary());
}
