import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { showSchedule, stopSchedule as stop } from "../scheduleState";
import { scheduleIdField } from "../structures/ids";
import { decode } from "../wire";

const outputs = structure("ScheduleStop", "The schedule after that.", {
  status: field(z.string(), "`terminated`, or what it had ended as before."),
});

export const stopSchedule = definePaddleFlowFunction({
  type: "paddleflow:stopSchedule",
  doc: "Stops a schedule, for ever. Its runs go on. One that has ended already is left as it is.",
  reader: false,
  action: "PUT /schedule/{scheduleID}",
  inputs: z.strictObject({ scheduleId: scheduleIdField }),
  outputs,
  async run({ client, args: { scheduleId: id }, signal, log }) {
    await stop({ client, id, signal, log });
    const schedule = await showSchedule(client, id, signal);
    if (schedule === undefined) throw new NotFoundError(`there is no schedule ${id}`);
    return decode(outputs, schedule);
  },
});
