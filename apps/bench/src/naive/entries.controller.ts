import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { Entry } from './tables.js';

/** One look in the database per question. */
@Controller('v1')
export class EntriesController {
  constructor(private readonly source: DataSource) {}

  @Get('entries/:kind/:id')
  async entry(@Param('kind') kind: string, @Param('id') id: string): Promise<Entry> {
    const found = await this.source.getRepository(Entry).findOneBy({ kind, id });
    if (!found) throw new NotFoundException();
    return found;
  }

  @Get('milestones')
  async milestones(@Query('after') after = '', @Query('limit') limit = '50'): Promise<object> {
    const where = { kind: 'milestone', id: MoreThan(after) };
    return { items: await this.source.getRepository(Entry).find({ where, order: { id: 'ASC' }, take: Number(limit) }) };
  }
}
