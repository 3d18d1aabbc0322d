import { MoneyPage } from '@/features/dashboard/components/money-page';

export default MoneyPage;
