import type { OperatorName } from '../fields/fieldType.ts';
import { msg, type Message } from '../message.ts';

/** A comparison by itself, as the menu of the filter builder offers it between the field and the value. */
export const operatorWords: Record<OperatorName, Message> = {
  is: msg`is`, isNot: msg`is not`, isOneOf: msg`is one of`, isNoneOf: msg`is none of`, contains: msg`contains`, doesNotContain: msg`does not contain`,
  startsWith: msg`starts with`, isEmpty: msg`is empty`, isNotEmpty: msg`is filled in`, lessThan: msg`is less than`, atMost: msg`is at most`,
  moreThan: msg`is more than`, atLeast: msg`is at least`, between: msg`is between`, on: msg`is on`, before: msg`is before`, after: msg`is after`,
  inTheLast: msg`is in the last`, inTheNext: msg`is in the next`, anniversaryWithin: msg`has its anniversary within`,
  includesAnyOf: msg`include any of`, includesAllOf: msg`include all of`, includesNoneOf: msg`include none of`, isMe: msg`is me`,
};
