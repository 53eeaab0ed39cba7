import { Inject, Injectable } from '@nestjs/common';
import { Metrics, pool } from '@milepost/service';
import { DataSource } from 'typeorm';
import { type DepartmentRow, departmentRows } from './departments.js';

/** Says how long ago each department was last heard of, and last had news. */
@Injectable()
export class Freshness {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Metrics) metrics: Metrics,
  ) {
    const say = (name: string, help: string, when: (row: DepartmentRow) => Date | null) =>
      metrics.gauges(name, help, ['department'], () => this.ages(when));
    say('milepost_department_heard_seconds', 'Seconds since the last heartbeat of a department.', (row) => row.last_heartbeat);
    say('milepost_department_news_seconds', 'Seconds since the last event of a department was recorded.', (row) => row.last_event_at);
  }

  private async ages(when: (row: DepartmentRow) => Date | null) {
    const rows = await departmentRows(pool(this.source));
    return rows.flatMap((row) => {
      const heard = when(row);
      return heard ? [{ labels: { department: row.id }, value: Math.max(0, Date.now() - heard.getTime()) / 1000 }] : [];
    });
  }
}
