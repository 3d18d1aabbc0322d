import { RoomsPage } from '@/features/rooms-list/components/rooms-page';

export default RoomsPage;
