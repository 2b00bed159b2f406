// A resume and two job descriptions, all invented: one that the resume meets, and one that it does not.
export const RESUME = `Mirela Osterhoudt
Senior Backend Engineer
mirela.osterhoudt@example.com • +1 555 0142 • Port Ellery

Summary
Backend engineer for payments and logistics.

Experience
Senior Backend Engineer, Quillmark Payments
2021-03 to present
• Moved settlement to Go and PostgreSQL; 40 million transfers a year.
• Runs Kafka with a team of four.

Software Engineer, Fernhollow Logistics
2017-06 to 2021-02
• Route planning in Python and Docker.

Junior Developer, Brindle & Oakes
2015-09 to 2017-05

Education
B.Sc. Computer Science, Westmere Institute of Technology, 2015

Skills
Go, PostgreSQL, Python, Kafka, Docker, Terraform

Languages
English (fluent), Spanish (B2)`;

export const GOOD_JOB = `Backend engineer for payments

You design services in Go over PostgreSQL and Kafka, and you run what you build.

Requirements
• At least 5 years of experience as an engineer
• Go, PostgreSQL and Kafka
• Bachelor's degree
• Fluent English

Nice to have
• Kubernetes
• Terraform`;

export const POOR_JOB = `Emergency nurse

Requirements
• Bachelor of Nursing
• 10 years of experience in emergency care
• Triage and advanced life support
• Fluent German

Nice to have
• Teaching`;

export const SCANNED = `Juniper Halvorsen-Reyes

Customer support specialist
j-halvorsen@example.com • +1 555 0199 • Port Ellery

Experience

Support Specialist, Copperleaf Software
2021-08 to present, Port Ellery

Education

Associate Degree, Communication
Port Ellery Community College, 2018

Skills

Zendesk, writing, Spanish, de-escalation`;
