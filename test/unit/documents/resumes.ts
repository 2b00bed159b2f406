// Resumes and a job description of invented people, as text.

export const ENGINEER = `Ada Example
ada@example.com

Summary
Backend engineer with nine years of work on payments.

Work Experience
Senior Backend Engineer, Quillmark Payments
2021-03 to present, remote
• Moved billing from MySQL to PostgreSQL in 2022 - 2023 without an outage.
• Excel at nothing; go to every meeting.

Fernhollow Logistics — Software Engineer (Jun 2017 – 02/2021)
• Built parcel tracking in Go.

Junior Developer\t2016 - 2017
Brindle & Oakes, Larkspur Falls

Freelancer
Self-employed
since 2024

Education
B.Sc. Computer Science, Westmere Institute of Technology, 2015
High School Diploma | Larkspur School | 2011

Technical Skills:
Languages: Go, Python 3, C++, R
Tools: K8s, Node.js, CI/CD, Frobnicator, REST

Languages
English (fluent), Dutch: B2
`;

export const JOB = `Backend Engineer

About us
We like to go far and react fast.

Requirements:
- At least 5 years of experience with Go or Python
- PostgreSQL, Kafka
- Bachelor's degree in computer science
- Fluent English

Nice to have
- Kubernetes
- Frobnicator, Terraform
`;

export const TODAY = new Date(2026, 5, 15);
