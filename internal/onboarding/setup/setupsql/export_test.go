package setupsql

// SelectInvitation is for the test that has the server prepare it.
const SelectInvitation = selectInvitation
