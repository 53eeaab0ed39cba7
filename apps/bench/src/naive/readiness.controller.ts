import { Controller, Get } from '@nestjs/common';

@Controller('readyz')
export class ReadinessController {
  @Get()
  ready(): object {
    return { ready: true };
  }
}
