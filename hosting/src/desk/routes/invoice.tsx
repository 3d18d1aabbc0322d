import { InvoicePage } from '@/features/issued-invoice/components/invoice-page';

export default InvoicePage;
