import { defineDomain } from '#server/domain.ts';
import { companyBehaviour } from './companies/company.behaviour.ts';
import { companyRecord } from './companies/company.fields.ts';
import { interactionBehaviour } from './interactions/interaction.behaviour.ts';
import { interactionRecord } from './interactions/interaction.fields.ts';
import { personBehaviour } from './people/person.behaviour.ts';
import { personRecord } from './people/person.fields.ts';
import { relationshipBehaviour } from './relationships/relationship.behaviour.ts';
import { relationshipRecord } from './relationships/relationship.fields.ts';
import { taskBehaviour } from './tasks/task.behaviour.ts';
import { remindTasks } from './tasks/task.jobs.ts';
import { taskRecord } from './tasks/task.fields.ts';
import { addPresetViews } from './presets.ts';
import { customersToday } from './today.ts';

/** The one customer record: people and companies, how they relate, what passed between, what was promised. */
export const customers = defineDomain({
  name: 'customers',
  records: [
    { type: personRecord, behaviour: personBehaviour },
    { type: companyRecord, behaviour: companyBehaviour },
    { type: relationshipRecord, behaviour: relationshipBehaviour },
    { type: interactionRecord, behaviour: interactionBehaviour },
    { type: taskRecord, behaviour: taskBehaviour },
  ],
  schedules: [{ job: remindTasks, cron: '* * * * *' }],
  newFirm: [addPresetViews],
  today: customersToday,
});
