import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import { getSchedule } from "./calls";
import { stopForGood } from "./stop";
import { scheduleIdField } from "./structures";

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
    await stopForGood({ client, id, signal, log });
    return decode(outputs, present(await getSchedule(client, id, signal), `schedule ${id}`));
  },
});
