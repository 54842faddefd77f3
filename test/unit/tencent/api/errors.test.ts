import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  QuotaError,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../../../provider/core/errors";
import { refusalError } from "../../../../provider/core/rest/refusal";
import { isMalformedId, meaningOf } from "../../../../provider/platforms/tencent/api/errors";

/** The 52 business codes of the API's documents. */
const BUSINESS_CODES = [
  ["AllowedOneAttributeInEnvIdAndComputeEnv", InvalidInputError],
  ["InternalError", ServerError],
  ["InvalidFilter", InvalidInputError],
  ["InvalidParameter.ComputeNodeIdMalformed", InvalidInputError],
  ["InvalidParameter.CvmParameters", InvalidInputError],
  ["InvalidParameter.EnvDescriptionTooLong", InvalidInputError],
  ["InvalidParameter.EnvIdMalformed", InvalidInputError],
  ["InvalidParameter.EnvNameTooLong", InvalidInputError],
  ["InvalidParameter.JobDescriptionTooLong", InvalidInputError],
  ["InvalidParameter.JobIdMalformed", InvalidInputError],
  ["InvalidParameter.JobNameTooLong", InvalidInputError],
  ["InvalidParameter.NotificationEventNameDuplicate", InvalidInputError],
  ["InvalidParameter.NotificationTopicName", InvalidInputError],
  ["InvalidParameter.NotificationTopicNameTooLong", InvalidInputError],
  ["InvalidParameter.TaskName", InvalidInputError],
  ["InvalidParameter.TaskNameTooLong", InvalidInputError],
  ["InvalidParameter.TaskTemplateDescriptionTooLong", InvalidInputError],
  ["InvalidParameter.TaskTemplateIdMalformed", InvalidInputError],
  ["InvalidParameter.TaskTemplateName", InvalidInputError],
  ["InvalidParameter.TaskTemplateNameTooLong", InvalidInputError],
  ["InvalidParameterAtLeastOneAttribute", InvalidInputError],
  ["InvalidParameterValue", InvalidInputError],
  ["InvalidParameterValue.ComputeEnv", InvalidInputError],
  ["InvalidParameterValue.DependenceNotFoundTaskName", InvalidInputError],
  ["InvalidParameterValue.DependenceUnfeasible", InvalidInputError],
  ["InvalidParameterValue.InstanceType", InvalidInputError],
  ["InvalidParameterValue.LimitExceeded", InvalidInputError],
  ["InvalidParameterValue.LocalPath", InvalidInputError],
  ["InvalidParameterValue.MaxRetryCount", InvalidInputError],
  ["InvalidParameterValue.Negative", InvalidInputError],
  ["InvalidParameterValue.RemoteStoragePath", InvalidInputError],
  ["InvalidParameterValue.RemoteStorageSchemeType", InvalidInputError],
  ["InvalidParameterValue.UnsupportedBatchInstanceChargeType", InvalidInputError],
  ["InvalidZone.MismatchRegion", InvalidInputError],
  ["LimitExceeded.ComputeEnvQuota", QuotaError],
  ["LimitExceeded.CpuQuota", QuotaError],
  ["LimitExceeded.JobQuota", QuotaError],
  ["LimitExceeded.TaskTemplateQuota", QuotaError],
  ["ResourceNotFound.ComputeEnv", NotFoundError],
  ["ResourceNotFound.ComputeNode", NotFoundError],
  ["ResourceNotFound.Job", NotFoundError],
  ["ResourceNotFound.Task", NotFoundError],
  ["ResourceNotFound.TaskInstance", NotFoundError],
  ["ResourceNotFound.TaskTemplate", NotFoundError],
  ["UnauthorizedOperation.UserNotAllowedToUseBatch", AuthorizationError],
  ["UnknownParameter", InvalidInputError],
  ["UnsupportedOperation", RefusedError],
  ["UnsupportedOperation.AcceptOtherRequest", ConflictError],
  ["UnsupportedOperation.ComputeEnvOperation", RefusedError],
  ["UnsupportedOperation.ComputeNodeForbidTerminate", ConflictError],
  ["UnsupportedOperation.NotEnoughComputeNodesToTerminate", ConflictError],
  ["UnsupportedOperation.TerminateOperationWithEnvId", RefusedError],
] as const;

const OTHER_CODES = [
  ["AuthFailure.SignatureExpire", AuthorizationError],
  ["AuthFailure.UnauthorizedOperation", AuthorizationError],
  ["DryRunOperation", RefusedError],
  ["FailedOperation", RefusedError],
  ["InvalidAction", RefusedError],
  ["InvalidParameter", InvalidInputError],
  ["LimitExceeded", QuotaError],
  ["MissingParameter", InvalidInputError],
  ["NoSuchVersion", RefusedError],
  ["RequestLimitExceeded", ThrottledError],
  ["ResourceInUse", ConflictError],
  ["ResourceInsufficient", QuotaError],
  ["ResourceNotFound", NotFoundError],
  ["ResourceUnavailable", RefusedError],
  ["UnauthorizedOperation", AuthorizationError],
  ["UnsupportedProtocol", RefusedError],
  ["UnsupportedRegion", InvalidInputError],
  // Later ones.
  ["InternalError.CallCvm", ServerError],
  ["InternalError.CallTagAPI", ServerError],
  ["InvalidParameter.ImageIdMalformed", InvalidInputError],
  ["InvalidParameterValue.InstanceTypesEmpty", InvalidInputError],
  ["ResourceInUse.Job", ConflictError],
  ["UnsupportedOperation.ComputeEnvAcceptOtherRequest", ConflictError],
  ["UnsupportedOperation.ComputeNodeIsTerminating", ConflictError],
  ["UnsupportedOperation.InstancesNotAllowToAttach", RefusedError],
  // Codes that no document names yet.
  ["RequestLimitExceeded.UinLimitExceeded", ThrottledError],
  ["ResourceNotFound.Something.New", NotFoundError],
  ["SomethingNew", RefusedError],
] as const;

const errorOf = (code: string, message?: string, action = "DoIt", edition = "current") =>
  refusalError({ code, message }, meaningOf({ code, message }, action, { edition }), {
    action,
    status: 200,
    requestId: "r-1",
  });

describe("errors of the platform", () => {
  it("knows all business codes", () => {
    expect(new Set(BUSINESS_CODES.map(([code]) => code)).size).toBe(52);
  });

  it.each([...BUSINESS_CODES, ...OTHER_CODES])("classes %s", (code, expected) => {
    const error = errorOf(code, "The platform's words.");
    expect(error.constructor).toBe(expected);
    expect(error.message).toContain(`The platform's words (DoIt, ${code}, request r-1)`);
    expect(error.failure).toMatchObject({ action: "DoIt", code, requestId: "r-1" });
  });

  it("says what to do", () => {
    const error = errorOf("LimitExceeded.CpuQuota");
    expect(error.failure.advice).toMatch(/CPU quota/);
    expect(error.message).toContain(error.failure.advice);
  });

  it.each([
    // What the platform names is what is to be checked.
    [
      "InvalidParameter.CvmParameters",
      "`Placement.Zone` is no zone.",
      "SubmitJob",
      /^Check placement\.zone$/,
    ],
    ["InvalidParameterValue.ComputeEnv", "`EnvId` is malformed.", "SubmitJob", /^Check envId$/],
    // Otherwise what of the call the code can be about.
    [
      "InvalidParameterValue.ComputeEnv",
      "No such thing.",
      "SubmitJob",
      /placement.*envId or computeEnv of the tasks/,
    ],
    ["InvalidParameter.CvmParameters", "Wrong.", "SubmitJob", /placement.*envId or computeEnv of the tasks/],
    ["InvalidParameterValue.ComputeEnv", "Wrong.", "CreateComputeEnv", /placement and envData/],
    [
      "InvalidParameter.CvmParameters",
      "Wrong.",
      "ModifyTaskTemplate",
      /envId or computeEnv of taskTemplateInfo/,
    ],
  ])("says of %s, «%s», of %s what to check", (code, message, action, advice) => {
    expect(errorOf(code, message, action).failure.advice).toMatch(advice);
  });

  it("does not advise the edition that the connection has", () => {
    expect(errorOf("UnknownParameter").failure.advice).toContain('edition: "2018"');
    expect(errorOf("UnknownParameter", undefined, "DoIt", "2018").failure.advice).toBeUndefined();
  });

  it("tells a malformed id from other refusals", () => {
    expect(isMalformedId(errorOf("InvalidParameter.JobIdMalformed"))).toBe(true);
    expect(isMalformedId(errorOf("InvalidParameter.JobNameTooLong"))).toBe(false);
  });
});
