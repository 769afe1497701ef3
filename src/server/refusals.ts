import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';

/** What does not exist and what may not be seen answer alike. */
export const notFound = refusal('platform.not_found', 404, msg`There is nothing here, or it is not yours to see.`);

/** Some values cannot be used; `problems` says which and why. */
export const inputInvalid = refusal('platform.input_invalid', 422, msg`Some of what was sent cannot be used. Nothing was changed.`);
