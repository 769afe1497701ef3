import { lines, outlets, talks, type DemoTexts } from './texts.ts';

export const en: DemoTexts = {
  firms: {
    'small-business': 'Cinnamon Corner', wholesale: 'Harbour Wholesale Traders', advertising: 'Bright Kite Agency', 'e-commerce': 'Island Basket Online', 'business-services': 'Northgate Business Services',
  },
  outlets: outlets(`{name} Stores | Groceries
    {name} & Sons | Hardware
    {name} Bakery | Bakery
    {name} Pharmacy | Pharmacy
    Hotel {name} | Hotels and guest houses
    {name} Textiles | Textiles and clothing
    {name} Electronics | Electronics
    {name} Restaurant | Restaurants and cafés
    {name} Printers | Printing
    {name} Holdings | Construction
    {name} Tea Exports | Export
    {name} Motors | Vehicle spares`),
  jobTitles: ['Owner', 'Purchasing manager', 'Accountant', 'Shop manager', 'Director', 'Marketing manager', 'Storekeeper', 'Secretary'],
  sources: ['Referred by a customer', 'Trade fair', 'Facebook page', 'Walked into the shop', 'Website'],
  tags: ['VIP', 'Pays on time', 'Festival orders', 'Needs follow-up', 'Wholesale price', 'Newsletter', 'New branch', 'Late payer'],
  preferences: [
    { heading: 'Delivery', choices: ['Mornings before 10', 'After the shop closes', 'Only on Saturdays', 'Call before coming'] },
    { heading: 'Payment', choices: ['Cash on delivery', 'Cheque after 30 days', 'Bank transfer'] },
    { heading: 'Contact', choices: ['Speak to the son about prices', 'WhatsApp rather than calls', 'No calls at prayer time'] },
  ],
  fields: { creditLimit: 'Credit limit', cardLevel: 'Loyalty card', cardLevels: ['Gold', 'Silver', 'Bronze'] },
  regularsView: 'Regular customers',
  talks: talks(`call in | Asked for the new price list | Wants the new prices before the end of the week. Promised to send them on WhatsApp.
    call out | Payment reminder | The March invoice is still open. They will pay by bank transfer on Friday.
    call out | No answer | Rang twice. Will try again tomorrow morning.
    call in | Complaint about a late delivery | The lorry came a day late and the shop had run out. Apologised and offered free delivery next time.
    meeting none | Yearly review | Went through last year's figures. They are happy with the service and ask for longer credit.
    meeting none | First meeting | Introduced ourselves and our range. Good interest; they buy from two competitors today.
    mail out | Quotation sent | Sent the quotation we discussed. Valid for 14 days.
    mail in | Change of address | They move to a larger place next month. New address noted.
    visit out | Shop visit | Shelves well kept. Our goods stand next to the till. The owner asked for a display stand.
    visit out | Delivered samples | Left three samples for the family to try. Call back in a week.
    message in | Is my order ready? | Asked whether the order can be collected today. Answered: ready after four o'clock.
    message out | Festival greetings | Sent our New Year wishes to the whole family. Kind answer within minutes.
    note none | Prefers to talk to the owner | Always ask for the owner herself; staff cannot decide about prices.
    note none | Good credit | Has paid on time for two years. Credit can be raised if asked.`),
  sectorTalks: {
    'small-business': talks(`call in | Birthday cake for Saturday | Two kilos, chocolate, with the name in icing. Deposit paid.
      visit in | Came into the shop | Looked at the gift boxes and took our card. May order for the office party.
      message in | Opening hours on the holiday | Told her we open from nine to one.
      note none | Allergic to nuts | Nothing with cashews or almonds.`),
    wholesale: talks(`call in | Repeat order | Same as last month plus ten cartons of biscuits. Delivery on Tuesday.
      visit out | Stock count at the retailer | Tea and milk powder almost gone; soap still plenty. Order suggested and accepted.
      message in | Asked for a better price | A competitor offers three per cent less. Offered two per cent from fifty cartons on.
      note none | Buys before the festival | Orders triple in the two weeks before New Year. Call early.`),
    advertising: talks(`meeting none | Campaign briefing | New biscuit for children. Budget agreed, first ideas in two weeks.
      mail in | Approval of the poster | Approved with one change: larger logo. Printers informed.
      call in | Results of the Facebook campaign | Wants numbers per town. Report promised by Thursday.
      note none | Decides together with her brother | Send every draft to both.`),
    'e-commerce': talks(`mail in | Parcel not arrived | Ordered eight days ago. The courier has found it; arrives tomorrow.
      message in | Wrong size | The shirt is too small. Exchange arranged, courier collects it.
      mail out | Thank you for the first order | Sent a voucher for the next one.
      call in | Payment failed | Card refused twice. Paid on delivery instead.`),
    'business-services': talks(`meeting none | Project kick-off | Agreed the milestones and who answers what. Weekly call on Mondays.
      mail out | Monthly report | Sent hours and progress. Two points need a decision.
      call in | Urgent help needed | Tax return due on Friday. Our accountant goes there tomorrow.
      note none | Contract ends in June | Talk about renewal in April.`),
  },
  tasks: lines(`Call back about the quotation
    Send the new price list
    Remind about the open invoice
    Thank them for the recommendation
    Arrange a visit
    Check whether the samples were liked
    Update the delivery address
    Prepare the yearly review`),
  sectorTasks: {
    'small-business': lines(`Order gift boxes
      Ask about the party order
      Send birthday wishes`),
    wholesale: lines(`Take the repeat order
      Bring a display stand
      Agree the festival order`),
    advertising: lines(`Send the first draft
      Get the poster approved
      Prepare the campaign report`),
    'e-commerce': lines(`Follow up the exchange
      Ask for a review
      Send the voucher`),
    'business-services': lines(`Write the minutes
      Prepare the renewal
      Check last month's hours`),
  },
};
