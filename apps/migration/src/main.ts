import { startDepartment } from '@milepost/department';
import { exitWithReason } from '@milepost/service';
import { AppModule } from './app.module.js';

await startDepartment(AppModule).catch(exitWithReason);
