import { Catch, Controller, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { BATCH_KAFKA, type Fetched } from './batch-kafka.js';
import { Intake } from './intake.js';

/** Without it Nest would put a text in the place of the error, and the batch would count as handled. */
@Catch()
class Rethrow implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Where messages come in: every department's topic, also that of one that does not exist yet. */
@Controller()
@UseFilters(Rethrow)
export class MilestonesController {
  constructor(private readonly intake: Intake) {}

  @EventPattern<Record<string, Fetched>>('milestones.*.v1', BATCH_KAFKA)
  async take(fetched: Fetched): Promise<void> {
    await this.intake.take(fetched);
  }
}
