import { Booking } from './booking.entity.js';
import { ResourceAvailability } from './resource-availability.entity.js';
import { Resource } from './resource.entity.js';

export const schedulingEntities = [Booking, Resource, ResourceAvailability];
