import { useLingui } from '@lingui/react/macro';

/** Stretches of days a date may be compared with, by the criteria language's names for them. */
export function usePeriodNames(): Record<string, string> {
  const { t } = useLingui();
  return {
    today: t`today`, yesterday: t`yesterday`, tomorrow: t`tomorrow`, thisWeek: t`this week`, lastWeek: t`last week`, nextWeek: t`next week`,
    thisMonth: t`this month`, lastMonth: t`last month`, nextMonth: t`next month`, thisQuarter: t`this quarter`, lastQuarter: t`last quarter`, nextQuarter: t`next quarter`,
    thisYear: t`this year`, lastYear: t`last year`, nextYear: t`next year`,
  };
}
