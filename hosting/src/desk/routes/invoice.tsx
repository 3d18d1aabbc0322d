import { InvoicePage } from '@/features/invoice-editor/components/invoice-page';

export default InvoicePage;
